package io.github.dualauth.core.directory;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Pairs of keys that a database may well take for one another, and that are not the same. */
final class DistinctKeys implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(
                        new String[] {"Key", "key"},
                        new String[] {"M\u00fcller", "Muller"},
                        new String[] {"e\u0301", "\u00e9"},
                        new String[] {"key", "key "},
                        new String[] {"key", " key"},
                        new String[] {"key", "key\u0000"},
                        new String[] {"stra\u00dfe", "strasse"},
                        new String[] {"\u2126", "\u03a9"},
                        new String[] {"\uff11", "1"},
                        new String[] {"1", "01"},
                        new String[] {"1", "1.0"},
                        new String[] {"\ud83d\udd11", "\ud83d\udd12"},
                        new String[] {"a%", "ab"},
                        new String[] {"a\\", "a"})
                .map(pair -> Arguments.of((Object[]) pair));
    }
}
