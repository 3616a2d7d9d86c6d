package io.github.dualauth.edge.relay;

/**
 * Why a message was not handed on.
 *
 * @param text what the other server said, or what happened
 * @param lasting whether the same message would be refused again (RFC 5321, 4.2.1: a reply that begins with 5)
 */
record RelayFailure(String text, boolean lasting) {}
