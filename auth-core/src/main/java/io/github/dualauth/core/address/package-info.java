/** Where a request comes from, and whom to believe about it. */
package io.github.dualauth.core.address;
