package io.github.dualauth.tests.foreign.faulty;

/** Has no annotation at all. */
public class HiddenResource implements Hidden {

    @Override
    public String unseen() {
        return "open to all";
    }
}
