package io.github.dualauth.core.audit;

import java.time.Instant;
import java.util.Map;

/**
 * Something that auditors must know and that is no decision on a request, such as a password that will expire soon.
 *
 * @param time when it was found
 * @param event what it is, such as {@code password-expires}; the record's member {@code event}, which no decision has
 * @param members what it concerns, in the order of the map; nothing secret, nothing that a stranger sent
 */
public record AuditNotice(Instant time, String event, Map<String, String> members) {}
