// Starts Redoc on this server's own document.
'use strict';

document.body.style.margin = '0';
Redoc.init(
  '/openapi.json',
  {
    disableSearch: true,  // It runs in a worker made from a blob, which the page's policy does not allow.
  },
  document.getElementById('redoc'),
);
