"""People come and go: invited by mail, with a second factor and a security key; a seat is handed over."""

import email
import re
import time
from email.policy import default
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, CDPSession

from portal.demo.world import PASSWORD
from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

OWN = "Eigenes-Wort-2"
_MAIL_SECONDS = 180


def test_an_invited_person_sets_password_and_second_factor_and_signs_in(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "system") as system:
        system.open("/admin/accounts/user/invite-person/")
        for label, text in (("用户名", "zhaolei"), ("姓名", "赵磊"), ("电子邮箱", "zhaolei@example.cn")):
            system.fill(label, text)
        system.button("邀请人员")
        system.open("/admin/accounts/invitation/")
        system.look("invitations")
    link = _link(portal, "zhaolei@example.cn")
    with visiting(portal, browser) as invited:
        invited.open(link)
        invited.look("invitation")
        _set_password(invited, OWN)
        secret = _set_app_up(invited)
    with visiting(portal, browser) as again:
        _give_password(again, "zhaolei", OWN)
        again.look("second-step")
        again.fill("验证码", _next_code(secret))
        again.button("继续")
        assert "赵磊" in again.page.locator("header").inner_text()
        assert again.page.goto(portal.url + link.removeprefix(portal.url)).status == 410  # type: ignore[union-attr]


def test_a_security_key_is_set_up_and_asked_for(portal: Portal, browser: Browser) -> None:
    # Keys know names, no numbers: the browser refuses them at 127.0.0.1.
    named = Portal(portal.url.replace("127.0.0.1", "localhost"), portal.data)
    with visiting(named, browser, "park30") as person:
        keys = _with_key(person)
        person.open("/accounts/second-factor/key/")
        person.fill("密钥名称", "蓝色")
        person.fill("现用密码", PASSWORD)
        person.button("触按密钥")
        assert person.heading() == "恢复码"
        person.open("/accounts/second-factor/")
        assert "蓝色" in person.text()
        person.look("second-factor")
        person.page.context.clear_cookies()
        _give_password(person, "park30", PASSWORD)
        person.button("使用安全密钥")
        assert person.page.url == f"{named.url}/"
        keys.detach()


def test_a_seat_is_handed_over_and_the_past_keeps_the_name(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "security") as security:
        security.open("/admin/accounts/post/?q=park29")
        security.page.locator("#result_list tbody th a").first.click()
        security.link("交接")
        before = security.page.locator(".lede").inner_text().split("·")[0].strip()
        security.page.get_by_label("接任人").select_option(label="赵磊")
        security.fill("接任日期", time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600)))
        security.look("hand-over")
        security.button("交接")
        security.open("/accounts/people/?q=zhaolei")
        security.link("管理委员会")
        security.look("seats")
        assert ("赵磊" in security.text(), before in security.text()) == (True, True)


def _link(portal: Portal, to: str) -> str:
    """Return the address in the mail to somebody, when the worker has written it."""
    deadline = time.monotonic() + _MAIL_SECONDS
    while time.monotonic() < deadline:
        for path in sorted((portal.data / "mail").glob("*")):
            found = _address_in(path, to)
            if found:
                return portal.url + found
        time.sleep(0.5)
    raise AssertionError(f"no mail to {to}")


def _address_in(path: Path, to: str) -> str:
    """Return the path of the invitation in a file of mails."""
    for part in path.read_text(encoding="utf-8").split("\n" + "-" * 79):
        message = email.message_from_string(part.lstrip(), policy=default)
        if message["To"] == to:
            found = re.search(r"/accounts/invitation/\S+", message.get_content())
            return found[0] if found else ""
    return ""


def _set_password(person: Visitor, password: str) -> None:
    person.fill("新密码", password)
    person.page.get_by_label("再次填写新密码").fill(password)
    person.button("设置密码")
    _give_password(person, "zhaolei", password)


def _set_app_up(person: Visitor) -> str:
    person.open("/accounts/second-factor/app/")
    secret = person.page.locator("main code").first.inner_text()
    person.look("app")
    person.fill("验证器显示的验证码", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    person.fill("现用密码", OWN)
    person.button("绑定验证器")
    assert len(person.page.locator("main li code").all()) == 10
    return secret


def _next_code(secret: str) -> str:
    """Return the code after the one that set the app up: each opens once."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + 1))
    return code


def _give_password(person: Visitor, username: str, password: str) -> None:
    person.open("/accounts/login/")
    person.fill("用户名", username)
    person.fill("密码", password)
    person.button("登录")


def _with_key(person: Visitor) -> CDPSession:
    """Plug a key of the browser's own make in, which is touched at once."""
    session = person.page.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session
