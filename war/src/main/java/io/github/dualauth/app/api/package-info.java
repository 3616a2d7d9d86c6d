/**
 * The methods of the JSON API that administer practices, users, logins and applications. What all methods share lies in
 * {@code envelope}.
 */
package io.github.dualauth.app.api;
