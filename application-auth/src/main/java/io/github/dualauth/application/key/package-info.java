/** API keys of applications: named, dated, revocable, for one environment and, if asked for, some addresses only. */
package io.github.dualauth.application.key;
