/** Halo's API: desktop tokens for an integrator's cloud, and what they open. */
package io.github.dualauth.app.halo;
