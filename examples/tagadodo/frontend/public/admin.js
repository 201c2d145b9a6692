import { apiOf } from './api.js';
import { itemOf, tagsOf } from './view.js';

const api = apiOf((path, options) => fetch(path, options));
const [form, message, list, version] = ['new', 'message', 'articles', 'version'].map(id => document.getElementById(id));

async function show() {
  list.innerHTML = (await api.articles()).map(itemOf).join('');
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const { key, title, tags, text } = Object.fromEntries(new FormData(form));
  try {
    await api.publish({ title, text, tags: tagsOf(tags) }, key);
    message.textContent = 'Published.';
    await show();
  } catch (error) {
    message.textContent = error.message;
  }
});

api.version().then(text => { version.textContent = text; }, error => { message.textContent = error.message; });
show().catch(error => { message.textContent = error.message; });
