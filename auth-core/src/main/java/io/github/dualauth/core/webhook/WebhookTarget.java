package io.github.dualauth.core.webhook;

import io.github.dualauth.core.address.AddressRange;
import io.github.dualauth.core.address.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which URLs webhooks may go to. An application that could name any would make this server call what only it can reach
 * (CWE-918): so https, to public addresses, without redirects; plain http never leaves the machine. Addresses are
 * looked at before each attempt. A name that points elsewhere a moment later reaches nothing without a certificate for it.
 *
 * @param internal whether loopback and private addresses are allowed, with http on loopback
 */
public record WebhookTarget(boolean internal) {

    private static final int LONGEST = 2000;

    /** All that IPv6 has of public addresses (RFC 4291, 2.4). */
    private static final AddressRange GLOBAL = AddressRange.of("2000::/3");

    /**
     * What {@link InetAddress} does not call private and the registries of special addresses do (RFC 6890): among them
     * those that lead to another address inside (6to4, Teredo).
     */
    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::of)
            .toList();

    /** What keeps a URL from being a target, in words; empty if nothing does as far as can be told without a look-up. */
    public Optional<String> fault(URI url) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must be a URL with a host, and without user and fragment");
        }
        if (url.toString().length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        if (!secure && !(internal && "http".equalsIgnoreCase(url.getScheme()) && isLoopback(host(url)))) {
            return Optional.of(internal ? "must be https, or http on loopback" : "must be https");
        }
        boolean inside = "localhost".equalsIgnoreCase(host(url))
                || IpAddress.parse(host(url)).filter(WebhookTarget::isInternal).isPresent();
        return inside && !internal ? Optional.of("must not be a private address") : Optional.empty();
    }

    /** The same, and where its name leads now. */
    Optional<String> faultNow(URI url) {
        Optional<String> fault = fault(url);
        if (fault.isPresent() || internal) {
            return fault;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host(url))) {
                if (isInternal(address)) {
                    return Optional.of("the name leads to a private address");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the name is unknown");
        }
    }

    private static boolean isLoopback(String host) {
        return "localhost".equalsIgnoreCase(host)
                || IpAddress.parse(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static boolean isInternal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address && !GLOBAL.contains(address))
                || SPECIAL.stream().anyMatch(range -> range.contains(address));
    }

    /** Without the brackets of IPv6. */
    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
