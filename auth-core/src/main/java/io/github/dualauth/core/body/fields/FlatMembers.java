package io.github.dualauth.core.body.fields;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.json.JsonEvents;
import io.github.dualauth.core.body.json.JsonType;
import java.util.Optional;

/** Collects the members of the outermost object whose values are strings. */
final class FlatMembers implements JsonEvents {

    private final CollectedFields collected;
    private boolean heard;

    FlatMembers(CollectedFields collected) {
        this.collected = collected;
    }

    @Override
    public void nameOpened(int depth) {
        heard = depth == 1;
        collected.begin();
    }

    @Override
    public Optional<Refusal> nameClosed(int depth) {
        return heard ? collected.nameEnds() : Optional.empty();
    }

    @Override
    public Optional<Refusal> valueOpened(JsonType type, int depth, long position) {
        heard = depth == 1 && type == JsonType.STRING;
        return depth > 0 || type == JsonType.OBJECT
                ? Optional.empty()
                : Optional.of(Refusal.of(RejectionReason.JSON_NOT_AN_OBJECT));
    }

    @Override
    public Optional<Refusal> valueClosed(JsonType type, int depth, long position) {
        boolean mine = heard && depth == 1;
        heard = false;
        return mine ? collected.valueEnds() : Optional.empty();
    }

    @Override
    public boolean hears() {
        return heard;
    }

    @Override
    public Optional<Refusal> character(char unit) {
        return collected.add(unit);
    }
}
