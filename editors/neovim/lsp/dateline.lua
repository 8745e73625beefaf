---@brief
---
--- Dateline, the language server for briefings. Enable it with `vim.lsp.enable('dateline')`.
---
--- The repository is the root, since links go from folder to folder and any of them may have a `dateline.toml` of its own.
--- A file in no project is served by itself: hover, dates and quick fixes need no root.
---
--- What is yours alone goes into `settings`, under what a `dateline.toml` says:
--- `vim.lsp.config('dateline', { settings = { dateline = { profile = { 'strict' } } } })`.

---@type vim.lsp.Config
return {
  cmd = { 'dateline', 'server' },
  filetypes = { 'briefing', 'markdown', 'text' },
  root_markers = { '.git', 'dateline.toml' },
  workspace_required = false,
}
