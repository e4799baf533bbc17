// Starts Redoc on this server's own document. Its styles carry the nonce of this page.
'use strict';

Redoc.init(
  '/openapi.json',
  {
    nonce: document.currentScript.nonce,
    disableSearch: true,  // It runs in a worker made from a blob, which the page's policy does not allow.
    hideDownloadButton: false,
  },
  document.getElementById('redoc'),
);
