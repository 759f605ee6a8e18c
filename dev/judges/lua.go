package main

import (
	"encoding/json"
	"fmt"
	"os"

	lua "github.com/yuin/gopher-lua"
)

// Argo CD opens these libraries and no others unless a cluster's administrator says so: a script that needs string.format fails there.
var libraries = []struct {
	name string
	open lua.LGFunction
}{
	{lua.LoadLibName, lua.OpenPackage},
	{lua.BaseLibName, lua.OpenBase},
	{lua.TabLibName, lua.OpenTable},
}

// The resource is the global obj; the script returns a table with status and message.
func healthScript(path string) (judgement, error) {
	script, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return func(resource map[string]any) (string, error) {
		state := lua.NewState(lua.Options{SkipOpenLibs: true})
		defer state.Close()
		for _, library := range libraries {
			if err := state.CallByParam(
				lua.P{Fn: state.NewFunction(library.open), NRet: 0, Protect: true}, lua.LString(library.name)); err != nil {
				return "", err
			}
		}
		state.SetGlobal("obj", value(state, resource))
		if err := state.DoString(string(script)); err != nil {
			return "", err
		}
		health, ok := state.Get(-1).(*lua.LTable)
		if !ok {
			return "", fmt.Errorf("%s returned no table", path)
		}
		line, err := json.Marshal(map[string]string{
			"status":  health.RawGetString("status").String(),
			"message": health.RawGetString("message").String(),
		})
		return string(line), err
	}, nil
}

func value(state *lua.LState, json any) lua.LValue {
	switch typed := json.(type) {
	case map[string]any:
		table := state.NewTable()
		for key, entry := range typed {
			table.RawSetString(key, value(state, entry))
		}
		return table
	case []any:
		table := state.NewTable()
		for _, entry := range typed {
			table.Append(value(state, entry))
		}
		return table
	case string:
		return lua.LString(typed)
	case float64:
		return lua.LNumber(typed)
	case bool:
		return lua.LBool(typed)
	}
	return lua.LNil
}
