/** Devices at the sites of applications, and the signed tokens that are bound to both. */
package io.github.dualauth.individual.device;
