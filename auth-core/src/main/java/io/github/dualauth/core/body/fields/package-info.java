/** Small bodies that are nothing but a credential, JSON or a form, read to their end. Nothing here streams on. */
package io.github.dualauth.core.body.fields;
