package io.github.dualauth.core.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads address literals. Nothing here ever asks a name service. */
public final class IpAddress {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    // With a colon, and beginning like this, the JDK takes it for a literal or refuses it.
    private static final Pattern V6 = Pattern.compile("(?=[0-9a-fA-F.]*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");
    private static final int NETWORK_BYTES = 8;

    private IpAddress() {}

    /**
     * An IPv4 address in four decimal parts, or an IPv6 address without brackets or zone (RFC 4291, 2.2); one that only
     * maps IPv4 is IPv4. Empty for anything else.
     */
    public static Optional<InetAddress> parse(String literal) {
        if (!V4.matcher(literal).matches() && !V6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * Under which name an address is counted: IPv4 as it is, IPv6 by its first 64 bits, since one household or server
     * has all the rest to itself (RFC 6177). What is no address is counted as it is.
     */
    public static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        return parse(withoutZone(address))
                .filter(Inet6Address.class::isInstance)
                .map(v6 -> HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES) + "/64")
                .orElse(address);
    }

    /** The address as the server tells it, without the zone of a link-local one (RFC 4007, 11). */
    public static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
