const form = document.querySelector('#compose');
const submit = form.querySelector('button');
const text = form.elements.text;
const left = document.querySelector('#text-left');
const list = document.querySelector('#notes');
const template = document.querySelector('#note');
const status = document.querySelector('#status');

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Calls the API. What is thrown has a message for the reader, and the errors by field when the API named some. */
async function call(path, options) {
  const response = await fetch(`/api/${path}`, options).catch(() => {
    throw new Error('The guest book cannot be reached. Try again in a moment.');
  });
  if (response.ok) return response.status === 204 ? null : response.json();

  const problem = await response.json().catch(() => ({}));
  const message = problem.detail ?? problem.title ?? `The guest book answered ${response.status}. Try again in a moment.`;
  throw Object.assign(new Error(message), { fields: problem.errors });
}

function element(note) {
  const item = template.content.cloneNode(true).firstElementChild;
  item.querySelector('.initial').textContent = [...note.author][0].toUpperCase();
  item.querySelector('.author').textContent = note.author;
  item.querySelector('.text').textContent = note.text;

  const time = item.querySelector('time');
  if (note.created) {
    time.dateTime = note.created;
    time.textContent = times.format(new Date(note.created));
  } else {
    time.remove();
  }

  const button = item.querySelector('.delete');
  button.setAttribute('aria-label', `Delete the note by ${note.author}`);
  button.addEventListener('click', () => remove(note));
  return item;
}

async function show(announcement = '') {
  try {
    const notes = await call('notes');
    list.replaceChildren(...notes.map(element));
    status.textContent = announcement || (notes.length ? '' : 'No notes yet. Yours can be the first.');
  } catch (error) {
    status.textContent = error.message;
  }
}

async function remove(note) {
  if (!confirm(`Delete the note by ${note.author}?`)) return;
  try {
    await call(`notes/${note.id}`, { method: 'DELETE' });
    await show('The note was deleted.');
  } catch (error) {
    status.textContent = error.message;
  }
}

async function add(event) {
  event.preventDefault();
  submit.disabled = true;
  showErrors({});
  try {
    await call('notes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: text.value, author: form.elements.author.value }),
    });
    text.value = '';
    countLeft();
    await show('Your note was added.');
  } catch (error) {
    showErrors(error.fields ?? { text: [error.message] });
  } finally {
    submit.disabled = false;
  }
}

function showErrors(fields) {
  for (const name of ['text', 'author']) {
    const message = (fields[name] ?? []).join(' ');
    document.querySelector(`#${name}-error`).textContent = message;
    form.elements[name].setAttribute('aria-invalid', String(message !== ''));
  }
}

function countLeft() {
  left.textContent = `${text.maxLength - text.value.length} characters left`;
}

async function showApiRelease() {
  const { version } = await call('version');
  document.querySelector('#api-release').textContent = `API release ${version}`;
}

form.addEventListener('submit', add);
text.addEventListener('input', countLeft);
countLeft();
show();
// The footer is only informative: without the API, the status line already says what is wrong.
showApiRelease().catch(() => {});
