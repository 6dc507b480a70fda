// Keyboard in the indicator grid: Enter and arrows between rows, Tab between cells, F2 the definition, Esc back.
(() => {
  "use strict";

  document.querySelectorAll("table[data-grid]").forEach((table) => {
    table.addEventListener("keydown", (event) => press(table, event));
    table.addEventListener("focusin", (event) => {
      if (!event.target.matches("input.in")) return;
      event.target.dataset.before = event.target.value;
      event.target.select();
    });
  });

  function press(table, event) {
    const input = event.target;
    if (!input.matches(".cell input.in") || event.isComposing) return;
    if (event.key === "Enter" || event.key === "ArrowDown") move(table, input, event.shiftKey ? -1 : 1, event);
    else if (event.key === "ArrowUp") move(table, input, -1, event);
    else if (event.key === "F2") define(input, event);
    else if (event.key === "Escape") restore(input);
  }

  function move(table, input, step, event) {
    event.preventDefault();
    const column = input.closest("td").cellIndex;
    const inputs = [...table.querySelectorAll(".cell input.in")].filter((one) => one.closest("td").cellIndex === column);
    const next = inputs[inputs.indexOf(input) + step];
    if (next) next.focus();
  }

  function define(input, event) {
    const target = document.getElementById(input.dataset.definition || "");
    if (!target) return;
    event.preventDefault();
    if (target instanceof HTMLDialogElement) target.showModal();
    else target.open = !target.open;
  }

  function restore(input) {
    if (input.dataset.before === undefined || input.value === input.dataset.before) return;
    input.value = input.dataset.before;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
})();
