export default {
  customScripts: ['scripts/own-login'],
  disableWelcomeMessage: true,
  csrfCookieName: 'XSRF-TOKEN'
};
