/** What SMTP texts mean, and which are refused: pure functions of bytes. */
package io.github.dualauth.edge.smtp.text;
