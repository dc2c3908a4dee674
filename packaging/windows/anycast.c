/* What Wine 8 lacks of IPHLPAPI.DLL: see "runtime". The caller frees the table with FreeMibTable. */
#include <windows.h>

__declspec(dllexport) DWORD WINAPI GetAnycastIpAddressTable(USHORT family, void **table) {
    (void)family;
    *table = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 16);
    return *table ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}
