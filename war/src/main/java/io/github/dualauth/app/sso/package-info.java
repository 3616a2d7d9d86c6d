/** The link that signs a browser on, and the pages that it sees. */
package io.github.dualauth.app.sso;
