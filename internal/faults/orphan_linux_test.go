package faults

import (
	"os/exec"
	"syscall"
)

// dieWithUs lets the program end even when the tests themselves are killed.
func dieWithUs(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
