// What the pages gain from JavaScript; each of them works without it.
// Autosave says what it does, a page with unsaved words warns before it goes,
// grave acts ask twice, and the error summary takes the focus after a swap.
(() => {
	"use strict";

	const pause = 2000; // milliseconds of rest before a save
	const longestRetry = 30000;
	const guarded = "form[data-autosave], form[data-guard]";
	const states = new WeakMap();

	function stateOf(form) {
		if (!states.has(form)) {
			states.set(form, { edits: 0, sent: 0, saved: 0, refused: 0, retry: pause, timer: 0 });
		}
		return states.get(form);
	}

	function dirty(form) {
		const s = stateOf(form);
		return s.edits > s.saved;
	}

	function say(form, what) {
		const place = document.getElementById(form.dataset.autosave);
		if (place) {
			place.textContent = place.dataset[what];
		}
	}

	function saveIn(form, delay) {
		const s = stateOf(form);
		clearTimeout(s.timer);
		s.timer = setTimeout(() => {
			if (dirty(form) && form.isConnected) {
				window.htmx.trigger(form, "autosave");
			}
		}, delay);
	}

	document.addEventListener("input", (e) => {
		const form = e.target.form && e.target.form.closest(guarded);
		if (!form) {
			return;
		}
		stateOf(form).edits++;
		if (form.dataset.autosave && window.htmx) {
			say(form, "unsaved");
			saveIn(form, pause);
		}
	});

	document.addEventListener("focusout", (e) => {
		const form = e.target.form && e.target.form.closest("form[data-autosave]");
		if (form && window.htmx && dirty(form) && stateOf(form).edits > stateOf(form).refused) {
			saveIn(form, 0);
		}
	});

	document.addEventListener("htmx:beforeRequest", (e) => {
		const form = e.detail.elt;
		if (form.matches("form[data-autosave]")) {
			const s = stateOf(form);
			s.sent = s.edits;
			say(form, "saving");
		}
	});

	document.addEventListener("htmx:afterRequest", (e) => {
		const form = e.detail.elt;
		if (!form.matches("form[data-autosave]")) {
			return;
		}
		const s = stateOf(form);
		if (e.detail.successful) {
			s.saved = s.sent;
			s.retry = pause;
			return;
		}
		const status = e.detail.xhr.status;
		if (status === 0 || status === 429 || status >= 500) {
			say(form, "failed");
			saveIn(form, s.retry);
			s.retry = Math.min(s.retry * 2, longestRetry);
		} else {
			s.refused = s.sent; // the same words would be refused again
			say(form, "stopped");
		}
	});

	// An error page of something between us and the server must not land in the
	// middle of a form: ours say where they belong.
	document.addEventListener("htmx:beforeSwap", (e) => {
		const { xhr } = e.detail;
		if (xhr.status >= 400 && xhr.status !== 422 && !xhr.getResponseHeader("HX-Retarget")) {
			e.detail.shouldSwap = false;
		}
	});

	document.addEventListener("htmx:afterSettle", () => {
		const problem = document.querySelector("[data-focus]");
		if (!problem) {
			return;
		}
		problem.removeAttribute("data-focus");
		const typing = document.activeElement && document.activeElement.closest("form[data-autosave]");
		if (!typing) { // nobody is interrupted in the middle of a word
			problem.focus();
		}
	});

	document.addEventListener("submit", (e) => {
		const form = e.target;
		const question = (e.submitter && e.submitter.dataset.confirm) || form.dataset.confirm;
		if (question && !window.confirm(question)) {
			e.preventDefault();
			return;
		}
		const s = stateOf(form);
		clearTimeout(s.timer);
		s.saved = s.edits;
	});

	window.addEventListener("beforeunload", (e) => {
		if ([...document.querySelectorAll(guarded)].some(dirty)) {
			e.preventDefault();
		}
	});
})();
