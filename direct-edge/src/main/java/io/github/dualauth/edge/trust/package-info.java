/**
 * Which client certificates are trusted, and who hears of those that are not. No HTTP and no SMTP here; what is read from
 * files, and what the JVM's listeners are given, is in the rooms beside.
 */
package io.github.dualauth.edge.trust;
