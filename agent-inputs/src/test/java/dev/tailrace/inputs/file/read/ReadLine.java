package dev.tailrace.inputs.file.read;

/** An event as it left the intake: its text, where it stood, and its flags. */
record ReadLine(String text, long offset, int flags) {}
