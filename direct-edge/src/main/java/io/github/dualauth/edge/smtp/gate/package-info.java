/** Who may send what, asked of the core; nothing here knows of SMTP's lines and replies. */
package io.github.dualauth.edge.smtp.gate;
