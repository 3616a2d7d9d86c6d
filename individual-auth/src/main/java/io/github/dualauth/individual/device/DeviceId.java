package io.github.dualauth.individual.device;

import java.util.regex.Pattern;

/** What a device may call itself. */
public final class DeviceId {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private DeviceId() {}

    /** Whether it is 1 to 128 visible ASCII characters: what a header carries unchanged, and no eye takes for another. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }
}
