// The default mode only: a demo account is filled in at a click, the person still presses the button.
(() => {
  const password = document.getElementById('demo-password');
  document.querySelectorAll('[data-login-name]').forEach(button => {
    button.addEventListener('click', () => {
      document.getElementById('username').value = button.dataset.loginName;
      const field = document.getElementById('password');
      field.value = password.textContent;
      field.form.querySelector('button[type=submit]').focus();
    });
  });
})();
