/** The paths of an HCX exchange: tokens for participants, and the search for them. */
package io.github.dualauth.app.hcx;
