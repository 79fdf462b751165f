# Every development command. `make help` lists them; CONTRIBUTING.md says when to use which.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# One set of build flags everywhere, so that every command shares one build cache.
export CGO_ENABLED := 0
export GOFLAGS := -buildvcs=false

TOOL := go tool -modfile=tools/go.mod
# Packages whose tests keep golden files behind an -update flag.
GOLDEN = $(shell grep -rl --include='*_test.go' 'flag.Bool."update"' internal 2>/dev/null | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

.PHONY: help demo test check run build generate lint golden schema bench storybook

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: ## the whole application with a seeded department, on a temporary SQLite file
	go run ./cmd/congtam demo

test: ## everything: formats, linters, all tests on both databases and in Chromium
	@scripts/test.sh

check: ## the quick round while working: vet, linters, tests without the long ones (-short)
	go vet ./...
	$(TOOL) golangci-lint run --allow-parallel-runners ./...
	scripts/with-postgres.sh go test -short -timeout 5m ./...

run: ## the server on ./congtam.db, as in production
	go run ./cmd/congtam serve

build: ## bin/congtam: one static binary
	GOFLAGS= go build -trimpath -ldflags '-s -w' -o bin/congtam ./cmd/congtam

generate: ## write *_templ.go from *.templ
	$(TOOL) templ generate

lint: ## the linters alone
	$(TOOL) golangci-lint run --allow-parallel-runners ./...

golden: ## rewrite golden files from what the program does now; read the diff
	$(if $(GOLDEN),scripts/with-postgres.sh go test $(GOLDEN) -update,@echo "no package keeps golden files")

schema: ## rewrite the dumped schemas of both databases
	scripts/with-postgres.sh go test ./internal/infra/storage -run Schema -update

bench: ## page times, load and memory on both databases, as a table
	scripts/with-postgres.sh go run ./cmd/congtam bench

storybook: ## every component with its samples, as pages in build/storybook
	CONGTAM_STORYBOOK=$(CURDIR)/build/storybook go test ./internal/web/ui -run Storybook -count=1
