package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class AccountsTest {
    /** Of the one service whose number is the same on every Windows: Microsoft, "Well-known SIDs". */
    @Test
    void aServicesOwnAccountHasTheNumberThatWindowsGivesIt() {
        ByteBuffer sid = ByteBuffer.wrap(Accounts.sid("NT Service\\TrustedInstaller")).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(sid.getLong()).isEqualTo(0x0500000000000601L);
        assertThat(sid.getInt()).isEqualTo(80);
        for (long part : new long[] {956008885L, 3418522649L, 1831038044L, 1853292631L, 2271478464L}) {
            assertThat(Integer.toUnsignedLong(sid.getInt())).isEqualTo(part);
        }
        assertThat(sid.hasRemaining()).isFalse();
    }
}
