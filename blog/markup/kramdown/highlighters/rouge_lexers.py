"""The names that Rouge 3.30 gives its lexers: a table of data.

A code block in a language of this table is highlighted; one in any other is left plain.
Names are case-sensitive, as Rouge takes them.
"""

_WITHOUT_ALIAS = """
abap ada apache apex armasm awk bbcbasic biml bpf brainfuck bsl c ceylon clean cmake cmhg coq
css csvs cuda dafny dart datastudio digdag dot ecl eiffel elm epp factor fortran fsharp ghc-core
glsl gradle graphql groovy hcl hlsl hocon hql html http idlang igorpro ini io irb_output isbl j
java jsl json jsonnet jsp kotlin liquid llvm lua lustre lutin m68k magik mason meson minizinc
mosel msgtrans mxml nasm nginx nial ocaml openedge pascal plsql pony praat properties racket
reasonml rego rescript sas sass scheme scss sed sieve slice slim solidity sparql sqf sql ssh
stan stata supercollider swift syzlang syzprog tcl toml tsx ttcn3 turtle twig vala velocity
verilog vhdl wollok xml xpath xquery yang
"""

_WITH_ALIASES = """
actionscript as as3
apiblueprint apiblueprint apib
applescript applescript
augeas aug
batchfile bat batch dosbatch winbatch
bibtex bib
brightscript bs brs
cfscript cfc
clojure clj cljs
coffeescript coffee coffee-script
common_lisp cl common-lisp elisp emacs-lisp lisp
conf config configuration
console terminal shell_session shell-session
cpp c++
crystal cr
csharp c# cs
cypher cypher
cython pyx pyrex
d dlang
diff patch udiff
docker dockerfile Dockerfile
eex leex heex
elixir elixir exs
email eml e-mail
erb eruby rhtml
erlang erl
escape esc
fluent ftl
freefem ff
gdscript gd gdscript
ghc-cmm cmm
gherkin cucumber behat
go go golang
hack hack hh
haml HAML
handlebars hbs mustache
haskell hs
haxe hx haxe
hylang hy
idris idr
irb pry
isabelle isa Isabelle
janet jdn
javascript js
jinja django
json-doc jsonc
jsx jsx react
julia jl
lasso lassoscript
lean lean
literate_coffeescript litcoffee
literate_haskell lithaskell lhaskell lhs
livescript ls
make makefile mf gnumake bsdmake
markdown md mkd
mathematica wl
matlab m
moonscript moon
nesasm nes
nim nimrod
nix nixos
objective_c objc obj-c obj_c objectivec
objective_cpp objcpp obj-cpp obj_cpp objectivecpp objc++ obj-c++ obj_c++ objectivec++
ocl OCL
opentype_feature_file fea opentype opentypefeature
perl pl
php php php3 php4 php5
plaintext text
plist plist
postscript postscr postscript ps eps
powershell posh microsoftshell msshell
prolog prolog
prometheus prometheus
protobuf proto
puppet pp
python py
q kdb+
qml qml
r r R s S
robot_framework robot robot-framework
ruby rb
rust rs rust,no_run rs,no_run rust,ignore rs,ignore rust,should_panic rs,should_panic
scala scala
shell bash zsh ksh sh
smalltalk st squeak
smarty smarty
sml ml
systemd unit-file
tap tap
terraform tf
tex TeX LaTeX latex
tulip tulip
typescript ts
vb visualbasic
vcl varnishconf varnish
viml vim vimscript ex
vue vuejs
xojo realbasic
yaml yml
zig zir
"""

TAGS: dict[str, str] = {name: name for name in _WITHOUT_ALIAS.split()}
"""The tag of the lexer that each name or alias stands for."""

for _line in _WITH_ALIASES.strip().splitlines():
    _tag, *_aliases = _line.split()
    TAGS.update(dict.fromkeys([_tag, *_aliases], _tag))
