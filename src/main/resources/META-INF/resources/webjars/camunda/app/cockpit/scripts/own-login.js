// Cockpit's own password form finds nobody: whose session has ended signs in on our login page.
setInterval(() => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace('/login');
  }
}, 300);
