/** The way of managers into listeners that the server opens itself. What these managers decide is not decided here. */
package io.github.dualauth.edge.trust.jca;
