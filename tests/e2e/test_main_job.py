"""The main job from end to end, each step by its real user: list, naming, report, return, score, reminder, paper."""

from playwright.sync_api import Browser

from tests.e2e import naming, park_list, report, reviewer, told
from tests.e2e.portal import Portal


def test_the_main_job_is_walked_by_its_real_users(portal: Portal, browser: Browser) -> None:
    park_list.province_hands_in_its_list(portal, browser)
    naming.ministry_accepts_the_list_and_stages_its_decisions(portal, browser)
    naming.everybody_reads_the_first_list_in_its_order(portal, browser)
    report.park_fills_in_and_hands_in(portal, browser)
    report.province_returns_with_reasons(portal, browser)
    report.park_corrects_and_hands_in_again(portal, browser)
    report.province_passes_on_and_ministry_files(portal, browser)
    report.worker_makes_the_summary(portal, browser)
    reviewer.first_reviewer_finishes_the_half_scored_sheet(portal, browser)
    reviewer.second_reviewer_scores_what_was_assigned_and_sees_nothing_else(portal, browser)
    reviewer.ministry_reads_the_result_and_releases_it(portal, browser)
    told.beat_has_reminded_once_by_inbox_and_mail(portal, browser)
