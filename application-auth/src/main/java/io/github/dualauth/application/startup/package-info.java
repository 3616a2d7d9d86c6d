/**
 * The beans of applications and their passwords: what is read from the configuration, what is made at the first start, and
 * what is done now and then. No logic, and nobody in the rooms beside knows of it.
 */
package io.github.dualauth.application.startup;
