package io.github.dualauth.core.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose word is taken for where a request came from. From anybody else {@code Forwarded} (RFC 7239) and
 * {@code X-Forwarded-For} are ignored.
 *
 * @param ranges their addresses
 */
public record TrustedProxies(List<AddressRange> ranges) {

    /** RFC 7239, 6.2. */
    private static final String UNKNOWN = "unknown";

    /**
     * Reads addresses and ranges, separated by commas; none is none.
     *
     * @throws IllegalArgumentException if one of them is neither
     */
    public static TrustedProxies of(String text) {
        return new TrustedProxies(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(AddressRange::of)
                .toList());
    }

    /** Whether there are none. */
    public boolean none() {
        return ranges.isEmpty();
    }

    /**
     * The client of a request from {@code peer}: the first address, from the right, that is no trusted proxy's; the last
     * trusted one if nothing readable stands before it. Where both headers are there and do not agree, one of them was
     * sent by the client and passed on by a proxy that writes the other: then it is {@code unknown}, as nobody can tell
     * which. Not the peer: a client must not be able to come from a proxy's address, which may be allowed more.
     */
    public String client(String peer, List<String> forwarded, List<String> forwardedFor) {
        Optional<InetAddress> nearest = trusted(peer);
        if (nearest.isEmpty() || (forwarded.isEmpty() && forwardedFor.isEmpty())) {
            return peer;
        }
        InetAddress one = walk(nearest.get(), ForwardedHops.forwarded(forwarded));
        InetAddress other = walk(nearest.get(), ForwardedHops.forwardedFor(forwardedFor));
        if (forwarded.isEmpty()) {
            return other.getHostAddress();
        }
        return forwardedFor.isEmpty() || one.equals(other) ? one.getHostAddress() : UNKNOWN;
    }

    private InetAddress walk(InetAddress peer, List<InetAddress> hops) {
        InetAddress client = peer;
        for (InetAddress hop : hops) {
            client = hop;
            if (!trusts(hop)) {
                break;
            }
        }
        return client;
    }

    /** Whether {@code peer}, an address as a socket has it, is one of them. */
    public boolean contain(String peer) {
        return trusted(peer).isPresent();
    }

    private Optional<InetAddress> trusted(String peer) {
        return IpAddress.parse(IpAddress.withoutZone(peer)).filter(this::trusts);
    }

    private boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
