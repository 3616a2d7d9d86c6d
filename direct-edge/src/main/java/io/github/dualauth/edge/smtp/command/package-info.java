/**
 * What each command does, strictly, and the message that DATA brings. Who may do what is the gate's; nothing here reads
 * octets but by way of the connection.
 */
package io.github.dualauth.edge.smtp.command;
