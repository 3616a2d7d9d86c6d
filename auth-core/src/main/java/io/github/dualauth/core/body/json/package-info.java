/**
 * The syntax of JSON, checked as the bytes come by. Keeps no text, knows nothing of {@code auth}, and is seen by nobody but
 * {@code core.body}.
 *
 * <p>The scanner is our own as it must watch a stream that somebody else reads, and a single string of 50 MB in it, in
 * constant memory; the parsers at hand either pull from the stream themselves or keep the whole string.
 */
package io.github.dualauth.core.body.json;
