/**
 * What happens once, when a deployment starts: policies are read, narrowed and put in front of their methods. No request
 * passes here.
 */
package io.github.dualauth.core.http.deployment;
