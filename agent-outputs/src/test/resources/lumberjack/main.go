// A server of the Lumberjack protocol, made of Elastic's own library: prints its port, then every event it gets, one JSON object a line,
// and acknowledges.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"

	"github.com/elastic/go-lumber/server"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	lumber, err := server.NewWithListener(listener, server.V2(true))
	if err != nil {
		panic(err)
	}
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(out, listener.Addr().(*net.TCPAddr).Port)
	out.Flush()
	encoder := json.NewEncoder(out)
	for batch := range lumber.ReceiveChan() {
		for _, event := range batch.Events {
			if err := encoder.Encode(event); err != nil {
				panic(err)
			}
		}
		out.Flush()
		batch.ACK()
	}
}
