/** Where lines come from: tailed files, standard input, topics. */
module dev.tailrace.inputs {
    requires dev.tailrace.core;
}
