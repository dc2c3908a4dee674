package dev.tailrace.inputs.file.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdentityTest {
    private static final FileKey INDEX = new FileKey(1, 0, 4711);

    @Test
    void nativeIdentityIsTheIndex() {
        assertThat(FileIdentity.NATIVE.key("/a", stat(INDEX))).isEqualTo(INDEX);
        assertThat(FileIdentity.isOfPath(INDEX)).isFalse();
    }

    @Test
    void indexOfZeroIsNoIdentity() {
        FileKey a = FileIdentity.NATIVE.key("/a", stat(new FileKey(1, 0, 0)));
        FileKey b = FileIdentity.NATIVE.key("/b", stat(new FileKey(1, 0, 0)));

        assertThat(a).isNotEqualTo(b);
        assertThat(FileIdentity.isOfPath(a)).isTrue();
    }

    @Test
    void otherIdentitiesDoNotLookAtTheIndex() {
        for (FileIdentity identity : new FileIdentity[] {FileIdentity.PATH, FileIdentity.FINGERPRINT}) {
            assertThat(identity.key("/a", stat(INDEX))).isEqualTo(identity.key("/a", stat(new FileKey(2, 0, 5))));
            assertThat(identity.key("/a", stat(INDEX))).isNotEqualTo(identity.key("/b", stat(INDEX)));
            assertThat(FileIdentity.isOfPath(identity.key("/a", stat(INDEX)))).isTrue();
        }
    }

    @Test
    void onlyPathsKnowNoCopies() {
        assertThat(FileIdentity.NATIVE.knowsCopies()).isTrue();
        assertThat(FileIdentity.FINGERPRINT.knowsCopies()).isTrue();
        assertThat(FileIdentity.PATH.knowsCopies()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,0,15", "-1,31,-8070450532247928832", "2049,1,0", "2049,-1,-1", "1,0,-1", "1,4294967296,1"})
    void keyIsReadAsItWasWritten(long volume, long high, long low) {
        FileKey key = new FileKey(volume, high, low);

        assertThat(FileIdentity.parse(key.toString())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1:", ":1", "x:1", "1:x", "first-start", "1:123456789012345678901234567890123"})
    void somethingElseIsNoKey(String text) {
        assertThat(FileIdentity.parse(text)).isEmpty();
    }

    private static FileStat stat(FileKey key) {
        return new FileStat(key, FileStat.Type.FILE, 10, 0);
    }
}
