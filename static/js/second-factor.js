// A security key answers the challenge that stands in the form; the form is then sent as any other.
(() => {
  "use strict";

  const form = document.querySelector("form[data-key-options]");
  const button = form && form.querySelector("[data-key]");
  const complaint = form && form.querySelector("[data-key-complaint]");
  if (!form || !window.PublicKeyCredential || !window.webauthnJSON) return;
  button.hidden = false;

  button.addEventListener("click", async () => {
    const options = JSON.parse(form.dataset.keyOptions);
    complaint.hidden = true;
    try {
      const act = form.dataset.keyAct === "create" ? webauthnJSON.create : webauthnJSON.get;
      const answer = await act(options);
      form.querySelector("input[name=credential]").value = JSON.stringify(answer);
      form.submit();
    } catch {
      // Taken back by the person, or a key that is not known here: the words on the page say what to do.
      complaint.hidden = false;
      complaint.focus();
    }
  });
})();
