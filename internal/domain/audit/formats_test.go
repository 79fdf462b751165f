package audit

// A key made for these tests; it signs nothing else.
const (
	privateKey = "PRIVATE+KEY+congtam.sonoivu.example.vn/log/2023+eefd7591+AdA3IklSOlcoIVUxUWPpITadGUgDZSFt9GWWDp2S6RIF"
	publicKey  = "congtam.sonoivu.example.vn/log/2023+eefd7591+AQFR480tu85L2O4WnZyDxO1ERsmuU4vZkUoV+mlu50Ir"
)

const (
	wantLeaf = `{"v":1,"log":"congtam.sonoivu.example.vn/log/2023","at":"2023-11-21T01:02:03.000001Z","act":"minutes.adopt","obj":"meeting/m1","of":"cycle/c2023","ver":1,"c":"zCzX4OdAkn/P9XKyl3xWMd6biYu+iDbD7z6nOyUflns="}`

	wantPayload = `{"i":1,"salt":"AgICAgICAgICAgICAgICAg==","payload":{"actor":"p7k2m9q","role":"secretary","act":"minutes.adopt","obj":"meeting/m1","of":"cycle/c2023","ver":1,"before":"","after":"abababababababababababababababababababababababababababababababab","document":"","reason":"","request":"r1","key":"k","node":"node-1","at":"2023-11-21T01:02:03.000001Z"}}` + "\n"

	wantCheckpoint = `congtam.sonoivu.example.vn/log/2023
2
6BQ+8JcWdtBYY8wwG26pii/47je0pK4jRIy3F8T57no=

— congtam.sonoivu.example.vn/log/2023 7v11kR2bpbiToTg5iEe6uCYuh1HT+HIbXJfjn8+BouE7iTuQdWy7zfIgy0hXTMlLFdiJwQ4SILs27BmUv9akWxhhfQU=
`

	wantPrinted = "congtam.sonoivu.example.vn/log/2023 #1/2 5AKD-54EX-CZ3N-AWDD-ZQYB"
)
