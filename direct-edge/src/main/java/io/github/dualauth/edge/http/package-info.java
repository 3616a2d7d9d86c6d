/** What the edges do in the servlet container. */
package io.github.dualauth.edge.http;
