### Webhooks: who is told what has happened, and what became of each message.

webhooks-label = Webhooks
webhooks-short = Webhooks
webhooks-title = { $n ->
    [0] No program is told yet
    [one] One address is told what happens
   *[other] { $n } addresses are told what happens
}
webhooks-standfirst = When something is ready in { $workspace }, a signed message goes to the addresses below. It holds ids and no figure; what they stand for is read with the API.
webhooks-base = Messages are kept for 30 days.
webhooks-add-title = Add an address
webhooks-add = Add the address
accounts-webhook-url = Address
accounts-webhook-url-hint = https:// and a server that the internet can reach.
accounts-webhook-url-missing = Type the address.
accounts-webhook-events = What it is told of
accounts-webhook-events-missing = Choose at least one thing to be told of.
webhooks-event-wave-closed = A wave was closed
webhooks-event-result-ready = A result is ready
webhooks-event-report-ready = A report is ready
webhooks-event-webhook-test = A test
webhooks-address-url = This is no address. Allowed is https://server/path of up to 300 characters, without name, password or #.
webhooks-address-not-encrypted = This address is not encrypted. Allowed is https://.
webhooks-address-inside = This address leads into the own network. Allowed is a server that the internet can reach.
webhooks-address-known = This address is in the list already.
webhooks-too-many = There are 10 addresses, and no more are allowed. Remove one first.
webhooks-secret-title = The secret of { $url }
webhooks-secret-text = It is shown now and never again. With it the other program checks that a message comes from here.
webhooks-two-secrets = Messages are signed with the secret before, too, until { $moment }.
webhooks-test = Send a test
webhooks-new-secret = Make a new secret
webhooks-remove = Remove
webhooks-messages = Last messages
webhooks-no-messages = Nothing was sent yet. A test shows whether the way is free.
webhooks-state-queued = Waits to be sent.
webhooks-state-sending = Is being sent.
webhooks-state-again = Not taken yet.
webhooks-state-delivered = Taken.
webhooks-state-failed = Given up.
webhooks-tries = { $n ->
    [one] Tried once.
   *[other] Tried { $n } times.
}
webhooks-next = Again on { $moment }.
webhooks-error-status = The server answered { $status } instead of 2xx.
webhooks-error-redirect = The server sent us on to another address; that is not followed.
webhooks-error-timeout = The server took longer than ten seconds.
webhooks-error-unreachable = The server cannot be reached.
webhooks-error-certificate = The certificate of the server is not valid.
webhooks-error-not-http = What the server answered cannot be read.
webhooks-error-inside = The name leads into the own network, so nothing was sent.
webhooks-error-unknown-host = There is no server of this name.
webhooks-error-not-encrypted = The address is not encrypted, so nothing was sent.
webhooks-error-url = The address cannot be used.
webhooks-error-locked = The secret cannot be opened: the secret key of the installation was changed. Make a new secret.
webhooks-error-lost = The worker died while sending.
