// What HTML alone cannot do on the page; the markup comes from chat/render.py and its neighbours.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);

  // Gradio says that the page is in the browser's language; screen readers must hear which it is.
  const root = document.documentElement;
  const speak = () => { if (root.lang !== root.dataset.lang) root.lang = root.dataset.lang; };
  new MutationObserver(speak).observe(root, { attributeFilter: ["lang"] });
  speak();

  // Gradio notices a text box that is filled by a script only if it hears of it.
  function fill(selector, text) {
    const box = find(`${selector} textarea, ${selector} input`);
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return box;
  }

  // `at` makes each order another one, so that the same may be given twice in a row.
  const give = (kind, order) => fill(`#do-${kind}`, `${order}&at=${Date.now()}`);

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
    requestAnimationFrame(() => {
      card.scrollIntoView({ block: "nearest", behavior: "smooth" });
      card.focus({ preventScroll: true });
    });
  }

  function showMarker(address) {
    const marker = find(`a.marker[href="${CSS.escape(address).replace("\\#", "#")}"]`);
    if (!marker) return;
    marker.scrollIntoView({ block: "center", behavior: "smooth" });
    marker.focus({ preventScroll: true });
  }

  // Without https the clipboard is only reached by selecting and copying.
  async function copy(button) {
    const [done, failed] = button.title.split("|");
    const shown = button.textContent;
    let copied = true;
    try {
      await navigator.clipboard.writeText(button.value);
    } catch {
      const box = document.body.appendChild(document.createElement("textarea"));
      box.value = button.value;
      box.select();
      copied = document.execCommand("copy");
      box.remove();
    }
    button.textContent = copied ? `✓ ${done}` : failed;
    setTimeout(() => { button.textContent = shown; }, 2500);
  }

  // A list of names to choose from, with a box that filters it.
  function choose(button) {
    const kind = button.classList.contains("places") ? "places" : "periods";
    const [filterHere, close] = find(".options").title.split("|");
    const dialog = document.createElement("dialog");
    const heading = Object.assign(document.createElement("h2"), { textContent: button.title });
    const filter = Object.assign(document.createElement("input"), {
      type: "search", placeholder: filterHere, ariaLabel: filterHere,
    });
    const list = document.createElement("ul");
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
    const names = [...document.querySelectorAll(`.options .${kind} li`)].map((li) => li.textContent);
    const draw = () => {
      const rows = names.filter((name) => fold(name).includes(fold(filter.value))).slice(0, 200);
      list.replaceChildren(...rows.map((name) => {
        const row = document.createElement("li");
        const pick = Object.assign(document.createElement("button"), { type: "button", textContent: name });
        pick.addEventListener("click", () => {
          dialog.close();
          give("ask", `${button.value}&what=${encodeURIComponent(name)}`);
        });
        row.append(pick);
        return row;
      }));
    };
    const shut = Object.assign(document.createElement("button"), {
      type: "button", textContent: close, className: "close",
    });
    shut.addEventListener("click", () => dialog.close());
    filter.addEventListener("input", draw);
    filter.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // else it would also press the button that has the focus by then
      if (list.firstChild) list.firstChild.firstChild.click();
    });
    dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
    dialog.className = "chooser";
    dialog.ariaLabel = button.title;
    dialog.append(heading, filter, list, shut);
    draw();
    document.body.append(dialog);
    dialog.showModal();
  }

  function refill(button) {
    fill("#editing", button.classList.contains("again") ? "yes" : "");
    fill("#question", button.value).focus();
  }

  function obey(button) {
    const kind = ["ask", "talk", "shelf", "rebuild"].find((each) => button.classList.contains(each));
    let order = button.value;
    if (button.classList.contains("sure") && !confirm(button.title)) return;
    if (button.classList.contains("text")) {
      const row = button.closest("li, tr");
      const old = row && row.querySelector(".title");
      const typed = prompt(button.title, old ? old.textContent : "");
      if (typed === null) return;
      order += `&text=${encodeURIComponent(typed)}`;
    }
    const menu = button.closest("details.menu");
    if (menu) menu.open = false;
    give(kind, order);
  }

  document.addEventListener("click", (event) => {
    const to = (selector) => event.target.closest(selector);
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const link = to("a.marker, a.up, a.open, a.read, a.copy");
    if (link) {
      event.preventDefault();
      const address = link.getAttribute("href");
      if (link.matches(".marker")) showCard(address.slice(1));
      else if (link.matches(".up")) showMarker(address);
      else give("report", address);
    } else if (to("a.language, a.login")) {
      event.preventDefault(); // Gradio would open it in another tab
      location.assign(to("a.language, a.login").href);
    } else if (to("button.pick")) choose(to("button.pick"));
    else if (to("button.do")) obey(to("button.do"));
    else if (to("button.copy")) copy(to("button.copy"));
    else if (to("button.refill")) refill(to("button.refill"));
    else if (to(".show-talks") || to(".talks button.title, .talks > button")) {
      document.body.classList.toggle("talks-shown", Boolean(to(".show-talks"))
        && !document.body.classList.contains("talks-shown"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest && event.target.closest("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    const editing = find("#editing textarea");
    if (editing && editing.value) { fill("#editing", ""); fill("#question", ""); }
  });

  // The address names the conversation that is open, so that it is there again after a reload.
  function remember() {
    const here = find(".talks li.here");
    const list = find(".talks");
    if (!list) return;
    const query = here ? `?talk=${list.id.slice("talk-".length)}` : "";
    // With its path, for the base of the page in the other language is another page.
    if (location.search !== query) history.replaceState(null, "", location.pathname + query);
    const language = find("a.language");
    const beyond = language && language.getAttribute("href").split("?")[0];
    if (language) language.setAttribute("href", beyond + query);
  }

  let formIsShown = false;
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
    const form = find("#correcting");
    if (form && form.offsetParent && !formIsShown) form.scrollIntoView({ block: "nearest" });
    formIsShown = Boolean(form && form.offsetParent);
    // Gradio labels each message with its source; screen readers should read the message itself.
    document.querySelectorAll("[data-testid=bot][aria-label], [data-testid=user][aria-label]")
      .forEach((message) => message.removeAttribute("aria-label"));
    // It calls its examples a list, but they are buttons.
    document.querySelectorAll(".examples[role=list]").forEach((list) => list.removeAttribute("role"));
    remember();
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributeFilter: ["style", "class", "aria-label"],
  });
})();
