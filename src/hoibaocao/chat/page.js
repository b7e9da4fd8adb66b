// What HTML alone cannot do on the page; the markup comes from chat/render.py.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);

  function showCard(id) {
    const card = document.getElementById(id);
    if (!card) return;
    document.querySelectorAll(".cards").forEach((cards) =>
      cards.classList.toggle("older", !cards.contains(card)));
    document.querySelectorAll(".card.chosen").forEach((other) =>
      other.classList.remove("chosen"));
    card.classList.add("chosen");
    const tab = find("#side button[role=tab]");
    if (!card.offsetParent && tab) tab.click();
    requestAnimationFrame(() => card.scrollIntoView({ block: "nearest", behavior: "smooth" }));
  }

  function openReport(address) {
    const box = find("#address textarea");
    box.value = `${address}&at=${Date.now()}`; // a report may be opened twice in a row
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.marker, a.open, a.read, .also a, .library a");
    if (!link) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    if (link.matches(".marker")) showCard(address.slice(1));
    else openReport(address);
  });

  new MutationObserver(() => {
    // A card or report that has just come into sight shows its quote.
    document.querySelectorAll(".card:not(.seen)").forEach((card) => {
      const [passage, mark] = [card.querySelector(".passage"), card.querySelector("mark")];
      if (!card.offsetParent || !passage || !mark) return;
      card.classList.add("seen");
      passage.scrollTop += mark.getBoundingClientRect().top - passage.getBoundingClientRect().top - 48;
    });
    const quote = find(".report:not(.seen) mark");
    if (quote && quote.offsetParent) {
      quote.closest(".report").classList.add("seen");
      quote.scrollIntoView({ block: "center" });
    }
    // Gradio labels each message with its source; screen readers should read the message itself.
    document.querySelectorAll("[data-testid=bot][aria-label], [data-testid=user][aria-label]")
      .forEach((message) => message.removeAttribute("aria-label"));
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributeFilter: ["style", "class", "aria-label"],
  });
})();
