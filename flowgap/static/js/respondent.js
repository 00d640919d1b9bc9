// Small comforts. Every page works without them.
(() => {
  const form = document.getElementById("f");
  const summary = document.querySelector(".summary");
  if (summary) summary.focus();

  // A second tap on the chosen option takes the choice back.
  let chosen = null;
  form.addEventListener("pointerdown", event => {
    const option = event.target.closest(".opt");
    const input = option && option.querySelector("input[type=radio]");
    chosen = input && input.checked ? input : null;
  });
  form.addEventListener("click", event => {
    if (event.target === chosen) event.target.checked = false;
    if (event.target.matches("input")) chosen = null;
  });

  // Keys 1 to 9 choose in the question that has the focus; Backspace takes the choice back.
  form.addEventListener("keydown", event => {
    const item = event.target.closest("fieldset.item");
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const inputs = item.querySelectorAll("input[type=radio]");
    if (event.key === "Backspace") inputs.forEach(input => { input.checked = false; });
    const input = inputs[Number(event.key) - 1];
    if (!input) return;
    input.checked = true;
    input.focus();
  });

  // Without a network the page stays, and sends itself once the network is back: the form holds
  // the number of this attempt, so nothing is ever stored twice.
  form.addEventListener("submit", event => {
    if (navigator.onLine) return;
    event.preventDefault();
    const note = document.getElementById("offline");
    note.hidden = false;
    note.focus();
    addEventListener("online", () => form.requestSubmit(event.submitter), { once: true });
  });
})();
