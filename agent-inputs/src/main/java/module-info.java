/** Where lines come from: tailed files, standard input, topics. */
module dev.tailrace.inputs {
    requires dev.tailrace.core;

    provides dev.tailrace.core.input.InputFactory with
            dev.tailrace.inputs.file.FileInputFactory;
}
